"""Reading plans as they are printed (domain.md section 3)."""
