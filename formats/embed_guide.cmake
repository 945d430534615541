# Writes docs/archive-format.md as a C++ source: cmake -DINPUT=… -DOUTPUT=… -P embed_guide.cmake
include("${CMAKE_CURRENT_LIST_DIR}/../base/literal_pieces.cmake")
file(READ "${INPUT}" text)
literal_pieces(pieces "${text}" guide)
file(WRITE "${OUTPUT}" "#include \"formats/format_guide.h\"\n\nnamespace formats {\n\n"
  "const char* const kGuideText =\n${pieces};\n\n}  // namespace formats\n")
