-- Words of the newest messages wait in a list that every search reads from end to end; of its 4 MB a search spent a
-- fifth of its time there. A shorter list is emptied more often, by those who add to it.
alter index ticket_documents_words set (gin_pending_list_limit = 256);
