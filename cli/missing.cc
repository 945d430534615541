#include "cli/missing.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "ingest/url.h"
#include "report/missing_numbers.h"

namespace cli {
namespace {

constexpr std::size_t kReferrersTold = 3;

// What the archive knows of one source's documents.
struct Holdings {
  std::vector<std::string> numbers;
  // Names in small letters; with the number declared, and with the URL.
  std::map<std::string, std::string> held;
  std::map<std::string, std::string> quarantined;
};

struct Lacking {
  std::string source;
  std::string series;
  int year = 0;
  std::string number;
  std::string state;  // never seen, in quarantine; empty: told by its referrers alone
};

class Search {
 public:
  explicit Search(store::Database& archive) : archive_(archive) {}

  base::Status Read() {
    Each("SELECT source, number FROM revisions WHERE number IS NOT NULL",
         [this](const std::string& source, const std::string& number) {
           sources_[source].numbers.push_back(number);
           held_.insert(number);
         });
    store::Statement& named = archive_.Prepare(
        "SELECT source, name, name || ', which declares ' || number FROM documents "
        "WHERE number IS NOT NULL");
    while (named.Step()) {
      sources_[named.Text(0)].held.emplace(base::LowerAscii(named.Text(1)), named.Text(2));
    }
    named.Reset();
    Each("SELECT source, url FROM quarantine",
         [this](const std::string& source, const std::string& url) {
           sources_[source].quarantined.emplace(base::LowerAscii(ingest::DocumentName(url)), url);
         });
    store::Statement& row = archive_.Prepare(
        "SELECT DISTINCT source, reference, coalesce(number, name) FROM references_found "
        "WHERE kind IN ('JPCERT', 'FreeBSD') ORDER BY 2, 3");
    while (row.Step()) {
      if (held_.count(row.Text(1)) > 0) continue;
      auto& [source, referrers] = referred_[row.Text(1)];
      if (referrers.empty()) source = row.Text(0);
      referrers.push_back(row.Text(2));
    }
    row.Reset();
    return archive_.Check();
  }

  std::vector<Lacking> Find() const {
    std::vector<Lacking> lacking;
    std::set<std::string> told;
    for (const auto& [source, holdings] : sources_) {
      for (const auto& missing : report::FindMissing(holdings.numbers)) {
        told.insert(missing.number);
        lacking.push_back(
            {source, missing.series, missing.year, missing.number,
             missing.is_year ? "no document of this year" : State(holdings, missing.number)});
      }
    }
    for (const auto& [number, by] : referred_) {
      const auto parts = report::SplitNumber(number);
      if (!parts || told.count(number) > 0) continue;
      const std::string source = SourceOf(parts->prefix, by.first);
      const auto holdings = sources_.find(source);
      const std::string state =
          holdings == sources_.end() ? kNeverSeen : State(holdings->second, number);
      lacking.push_back(
          {source, parts->series, parts->year, number, state == kNeverSeen ? "" : state});
    }
    return lacking;
  }

  std::string Reason(const Lacking& one) const {
    const auto found = referred_.find(one.number);
    if (found == referred_.end()) return one.state;
    const auto& by = found->second.second;
    std::string reason = one.state.empty() ? "" : one.state + "; ";
    reason += "referred to by ";
    for (std::size_t i = 0; i < by.size() && i < kReferrersTold; ++i) {
      reason += (i > 0 ? ", " : "") + by[i];
    }
    if (by.size() > kReferrersTold) {
      reason += " and " + std::to_string(by.size() - kReferrersTold) + " more";
    }
    return reason;
  }

 private:
  static constexpr const char* kNeverSeen = "never seen";

  template <typename Take>
  void Each(std::string_view sql, Take take) {
    store::Statement& row = archive_.Prepare(sql);
    while (row.Step()) take(row.Text(0), row.Text(1));
    row.Reset();
  }

  using Names = std::map<std::string, std::string>;

  static const std::string* FindName(const Names& names, const std::string& number) {
    for (const std::string& start : report::NameStarts(number)) {
      for (auto at = names.lower_bound(start); at != names.end() && at->first.rfind(start, 0) == 0;
           ++at) {
        const char next = at->first.c_str()[start.size()];
        if (next < '0' || next > '9') return &at->second;
      }
    }
    return nullptr;
  }

  static std::string State(const Holdings& holdings, const std::string& number) {
    if (const auto* url = FindName(holdings.quarantined, number)) return "in quarantine: " + *url;
    if (const auto* held = FindName(holdings.held, number)) return "held as " + *held;
    return kNeverSeen;
  }

  // The source that has documents of that kind, else the one that refers to them.
  std::string SourceOf(const std::string& prefix, const std::string& referring) const {
    for (const auto& [source, holdings] : sources_) {
      for (const std::string& number : holdings.numbers) {
        if (number.rfind(prefix, 0) == 0) return source;
      }
    }
    return referring;
  }

  store::Database& archive_;
  std::map<std::string, Holdings> sources_;
  std::set<std::string> held_;
  // The source that refers to a number first, and all documents that do.
  std::map<std::string, std::pair<std::string, std::vector<std::string>>> referred_;
};

bool Matches(const std::string& wanted, const std::string& value) {
  return wanted.empty() || base::LowerAscii(wanted) == base::LowerAscii(value);
}

}  // namespace

base::Result<int> ListMissing(Session& session, const std::string& source,
                              const std::string& series) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  Search search(*archive);
  if (auto read = search.Read(); !read) return base::Forward(read);
  const auto writer = session.Rows();
  writer->Columns({"source", "series", "year", "number", "reason"});
  for (const Lacking& one : search.Find()) {
    if (!Matches(source, one.source) || !Matches(series, one.series)) continue;
    writer->Row({one.source, one.series, std::int64_t{one.year}, one.number, search.Reason(one)});
  }
  writer->Finish();
  return kDone;
}

}  // namespace cli
