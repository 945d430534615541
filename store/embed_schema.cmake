# Writes schema.sql as a C++ source: cmake -DINPUT=… -DOUTPUT=… -P embed_schema.cmake
# In three parts, cut at the lines that end in " DERIVED" and " VIEWS".
include("${CMAKE_CURRENT_LIST_DIR}/../base/literal_pieces.cmake")
file(READ "${INPUT}" text)

function(append_constant name text)
  literal_pieces(pieces "${text}" sql)
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
