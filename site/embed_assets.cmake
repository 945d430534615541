# Writes files as a C++ source: cmake -DASSETS=…;… -DSOURCES=…;… -DOUTPUT=… -P embed_assets.cmake
# An asset is NAME=FILE. In pieces, since compilers need not take a string literal of more than
# 65,536 characters; each piece is a literal of its own within one array. SOURCES are hashed: pages
# that another program made are made again.
set(parts "")
set(rows "")
foreach(asset ${ASSETS})
  string(REGEX MATCH "^([^=]+)=(.+)$" matched "${asset}")
  set(name "${CMAKE_MATCH_1}")
  file(READ "${CMAKE_MATCH_2}" text)
  string(LENGTH "${text}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8000 piece)
    string(APPEND pieces "R\"~asset~(${piece})~asset~\"\n")
    math(EXPR at "${at} + 8000")
  endwhile()
  file(SIZE "${CMAKE_MATCH_2}" size)
  string(APPEND rows "      {\"${name}\", {${pieces}, ${size}}},\n")
endforeach()

set(hashes "")
foreach(source ${SOURCES})
  file(SHA256 "${source}" hash)
  string(APPEND hashes "${hash}\n")
endforeach()
string(SHA256 generator "${hashes}")

file(WRITE "${OUTPUT}" "#include \"site/assets.h\"

namespace site {

const std::vector<Asset>& Assets() {
  static const std::vector<Asset> assets = {
${rows}  };
  return assets;
}

const char* Generator() { return \"${generator}\"; }

}  // namespace site
")
