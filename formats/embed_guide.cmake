# Writes docs/archive-format.md as a C++ source: cmake -DINPUT=… -DOUTPUT=… -P embed_guide.cmake
# In pieces, since compilers need not take a string literal of more than 65,536 characters.
file(READ "${INPUT}" text)
string(LENGTH "${text}" length)
set(pieces "")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 8000 piece)
  string(APPEND pieces "R\"guide(${piece})guide\"\n")
  math(EXPR at "${at} + 8000")
endwhile()
file(WRITE "${OUTPUT}" "#include \"formats/format_guide.h\"\n\nnamespace formats {\n\n"
  "const char* const kGuideText =\n${pieces};\n\n}  // namespace formats\n")
