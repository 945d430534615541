// What the ledger's leaves cannot tell of the content: whether bytes fit their hashes, and whether
// something in the file changes rows by itself.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "store/sqlite.h"

namespace store {

using TellFault = std::function<void(std::string subject, std::string detail)>;

// Hands out the hash of each blob whose bytes do not have it, or are gone; gives the number of all.
std::int64_t FindDamagedBlobs(Database& database,
                              const std::function<void(const std::string& sha256)>& take);

// Reads every document once. An archive of inkan has no triggers: whoever adds one has the next
// honest run write, and seal, what the trigger makes of it.
void CheckContent(Database& database, const TellFault& tell);

}  // namespace store
