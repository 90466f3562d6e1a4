-- Remote sessions on devices, and the devices (servers, kiosks) at which nobody has to be asked.
alter table remote_sessions
  add constraint remote_sessions_device_id_fkey foreign key (device_id) references devices on delete set null;

create table remote_unattended (
  device_id uuid primary key references devices on delete cascade,
  marked_by uuid references people on delete set null,
  marked_at timestamptz(3) not null
);
create index remote_unattended_marked_by on remote_unattended (marked_by);
