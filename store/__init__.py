"""SQLAlchemy tables and one store class per noun, migrations, files, text index."""
