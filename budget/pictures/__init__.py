"""Pictures of one financial year: month by month, from approved to forecast, by workstream."""
