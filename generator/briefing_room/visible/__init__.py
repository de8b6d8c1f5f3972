"""What may be seen by whom: drafts, rights, private builds. Nowhere else is this decided; the others ask ``Seen``."""
