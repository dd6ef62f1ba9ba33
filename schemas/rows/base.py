"""What rows share."""

from sqlalchemy import BigInteger, Integer

ID = BigInteger().with_variant(Integer, "sqlite")
