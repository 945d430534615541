// Where the seeds of the fuzz targets are written.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace fuzz {

class SeedFolder {
 public:
  explicit SeedFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void Add(std::string_view target, const std::string& name, std::string_view bytes) const;
  // In each charset of the documents, and with its line ends lost.
  void AddText(std::string_view target, const std::string& name, const std::string& utf8) const;

 private:
  std::filesystem::path folder_;
};

// The seeds, by what they are made of.
void AddMessageSeeds(const SeedFolder& seeds);   // tests/vectors
void AddDocumentSeeds(const SeedFolder& seeds);  // the facsimiles of the parser tests
void AddFileSeeds(const SeedFolder& seeds);      // pages, URLs, configurations, mail, the ledger

}  // namespace fuzz
