"""How fast Dateline reads, how much memory it takes and how both grow, beside spaCy alone (`make bench`)."""
