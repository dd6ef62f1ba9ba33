"""The press of the sample plans: one readable original becomes four files and its answer. Tests compose plans with it too."""
