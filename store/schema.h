// The text of schema.sql, in its three parts, embedded when the library is built.
#pragma once

namespace store {

extern const char* const kSchemaContent;
extern const char* const kSchemaDerived;
extern const char* const kSchemaViews;

}  // namespace store
