"""The savings tracker: what finance confirms, how proposals are rated, and what is not achieved."""
