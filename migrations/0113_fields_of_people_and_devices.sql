-- Fields whose value is a person or a device, kept by its id.

alter table custom_fields drop constraint custom_fields_type_check;
alter table custom_fields add constraint custom_fields_type_check
  check (type in ('text', 'long_text', 'number', 'date', 'choice', 'choices', 'tree', 'checkbox', 'person', 'device'));
