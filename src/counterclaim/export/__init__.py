"""What leaves the system: screens, pages, the record's schema."""
