# Writes schema.sql as a C++ source: cmake -DINPUT=… -DOUTPUT=… -P embed_schema.cmake
# In pieces, since compilers need not take a string literal of more than 65,536 characters.
file(READ "${INPUT}" text)
string(LENGTH "${text}" length)
set(pieces "")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 8000 piece)
  string(APPEND pieces "R\"sql(${piece})sql\"\n")
  math(EXPR at "${at} + 8000")
endwhile()
file(WRITE "${OUTPUT}" "#include \"store/schema.h\"\n\nnamespace store {\n
const char* const kSchema =\n${pieces};\n\n}  // namespace store\n")
