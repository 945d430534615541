#include "cli/source_states.h"

#include "store/sources.h"

namespace cli {
namespace {

SourceState StateOf(store::Database& archive, const std::string& name,
                    const config::SourceSettings* settings, base::Time now) {
  store::FedBy fed_by = store::FedBy::kAnything;
  if (settings != nullptr) {
    fed_by = settings->IsMirrored() ? store::FedBy::kMirror : store::FedBy::kIngest;
  }
  SourceState state;
  state.status = store::ReadSourceStatus(archive, name, fed_by);
  if (settings != nullptr) state.max_age = settings->max_age;
  const auto& success = state.status.last_success;
  state.is_stale = state.max_age && (!success || now - *success > *state.max_age ||
                                     *success - now > kClockTolerance);
  return state;
}

}  // namespace

const char* SourceState::Word() const {
  if (is_stale) return "stale";
  if (!status.last_success) return "never";
  return status.findings > 0 ? "findings" : "ok";
}

base::Result<std::vector<SourceState>> ReadSourceStates(Session& session,
                                                        store::Database& archive) {
  auto settings = session.Settings();
  if (!settings) return base::Forward(settings);
  const base::Time now = session.clock().Now();
  std::vector<SourceState> states;
  for (const config::SourceSettings& source : (*settings)->sources) {
    states.push_back(StateOf(archive, source.name, &source, now));
  }
  for (const std::string& name : store::Sources(archive).Names()) {
    if ((*settings)->Find(name) != nullptr) continue;
    states.push_back(StateOf(archive, name, nullptr, now));
  }
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  return states;
}

}  // namespace cli
