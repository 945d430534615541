# Writes migrations/VERSION.sql as a C++ source: cmake -DINPUT=FOLDER -DOUTPUT=… -P embed_migrations.cmake
include("${CMAKE_CURRENT_LIST_DIR}/../base/literal_pieces.cmake")
file(GLOB files "${INPUT}/*.sql")
list(SORT files COMPARE NATURAL)

file(WRITE "${OUTPUT}" "#include \"store/migration_steps.h\"\n\nnamespace store {\n\n"
  "constexpr MigrationStep kSteps[] = {\n")
foreach(file IN LISTS files)
  file(READ "${file}" text)
  get_filename_component(version "${file}" NAME_WE)
  literal_pieces(pieces "${text}" sql)
  file(APPEND "${OUTPUT}" "{${version},\n${pieces}},\n\n")
endforeach()
file(APPEND "${OUTPUT}"
  "};\n\nstd::span<const MigrationStep> MigrationSteps() { return kSteps; }\n\n}  // namespace store\n")
