"""What follows from the desk and stands in no file of it: support, disputes, changes, coverage. Desk in, facts out."""
