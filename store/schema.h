// The text of schema.sql, embedded when the library is built.
#pragma once

namespace store {

extern const char* const kSchema;

}  // namespace store
