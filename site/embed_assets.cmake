# Writes files as a C++ source: cmake -DASSETS=…;… -DSOURCES=…;… -DOUTPUT=… -P embed_assets.cmake
# An asset is NAME=FILE. SOURCES are hashed: pages that another program made are made again.
include("${CMAKE_CURRENT_LIST_DIR}/../base/literal_pieces.cmake")
set(parts "")
set(rows "")
foreach(asset ${ASSETS})
  string(REGEX MATCH "^([^=]+)=(.+)$" matched "${asset}")
  set(name "${CMAKE_MATCH_1}")
  file(READ "${CMAKE_MATCH_2}" text)
  literal_pieces(pieces "${text}" ~asset~)
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
