#include "cli/ledger_new_key.h"

#include "cli/writable.h"
#include "ingest/new_ledger_key.h"

namespace cli {
namespace {

// Under a lock of its own, which OpenWritable takes anew once there is a key to sign with.
base::Status MakeKey(Session& session) {
  auto locked = OpenLocked(session, ingest::StaleFacts::kMakeAgain);
  if (!locked) return base::Forward(locked);
  const auto options = SealerOptionsOf(session);
  if (!options) return base::Forward(options);
  return ingest::MakeNewLedgerKey(locked->archive, *options, session.clock().Now());
}

}  // namespace

base::Result<int> MakeLedgerKey(Session& session) {
  // A missing archive is the error that readers tell, and not a new one.
  if (!session.HasArchive()) {
    if (auto missing = session.ReadArchive(); !missing) return base::Forward(missing);
  }
  if (auto made = MakeKey(session); !made) return base::Forward(made);
  auto writable = OpenWritable(session);
  if (!writable) return base::Forward(writable);
  (*writable)->archive.Begin();
  if (auto sealed = CommitSealed(session, **writable); !sealed) return base::Forward(sealed);
  const auto keys = store::Ledger((*writable)->archive).Keys();
  if (auto checked = (*writable)->archive.Check(); !checked) return base::Forward(checked);
  session.out() << keys.back().Text() << '\n';
  return kDone;
}

}  // namespace cli
