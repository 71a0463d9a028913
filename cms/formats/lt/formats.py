"""Lithuanian dates: from the year to the day, with the month in the genitive."""

DATE_FORMAT = r"Y \m. E j \d."
DATETIME_FORMAT = r"Y \m. E j \d., H:i"
TIME_FORMAT = "H:i"
YEAR_MONTH_FORMAT = r"Y \m. E \mė\n."
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3
