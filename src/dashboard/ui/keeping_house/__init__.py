"""Parts of the pages for those who keep the server: erasing, the record of events, metrics."""
