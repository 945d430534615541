# Writes schema.sql as a C++ source: cmake -DINPUT=… -DOUTPUT=… -P embed_schema.cmake
# In three parts, cut at the lines that end in " DERIVED" and " VIEWS"; and those in pieces, since
# compilers need not take a string literal of more than 65,536 characters.
file(READ "${INPUT}" text)

function(append_constant name text)
  string(LENGTH "${text}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8000 piece)
    string(APPEND pieces "R\"sql(${piece})sql\"\n")
    math(EXPR at "${at} + 8000")
  endwhile()
  file(APPEND "${OUTPUT}" "const char* const ${name} =\n${pieces};\n\n")
endfunction()

string(FIND "${text}" "--- DERIVED\n" derived)
string(FIND "${text}" "--- VIEWS\n" views)
if(derived LESS 0 OR views LESS derived)
  message(FATAL_ERROR "${INPUT}: lacks the line of DERIVED or of VIEWS")
endif()
math(EXPR length "${views} - ${derived}")
string(SUBSTRING "${text}" 0 ${derived} content)
string(SUBSTRING "${text}" ${derived} ${length} derived)
string(SUBSTRING "${text}" ${views} -1 views)

file(WRITE "${OUTPUT}" "#include \"store/schema.h\"\n\nnamespace store {\n\n")
append_constant(kSchemaContent "${content}")
append_constant(kSchemaDerived "${derived}")
append_constant(kSchemaViews "${views}")
file(APPEND "${OUTPUT}" "}  // namespace store\n")
