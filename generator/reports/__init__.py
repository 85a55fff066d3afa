"""One report, several readers: each module is a view of the same problems."""
