import os

# Before the settings are read: the tests need no .env, and DEBUG leaves out the redirect to HTTPS.
os.environ["DEBUG"] = "true"
os.environ["SECRET_KEY"] = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-ABC"  # noqa: S105
os.environ["ALLOWED_HOSTS"] = "localhost,127.0.0.1,testserver"
os.environ["SITE_URL"] = "http://testserver"
os.environ["EMAIL_URL"] = "consolemail://"
os.environ["CELERY_BROKER_URL"] = "memory://"
# A real variable chooses the database, so that the suite runs on PostgreSQL too.
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from config.settings import *  # noqa: E402, F403

# Hashing a password slowly is the point in production and only costs time here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A test that asks for the lock switches it on.
AXES_ENABLED = False
