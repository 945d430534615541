// How an activity overview is divided.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

enum class OverviewSection { kIncidents, kPublications, kEvents, kActivities, kOther };

// By the words of its head, because the numbers of the sections moved over the years.
OverviewSection OverviewSectionOf(std::string_view label);

// Every head with its level, which counts the kinds of heads it stands below. The entries of a
// section on events or on activities have the kind "event" or "activity". "(1)" starts a head only
// directly below a section, where `types` (indices into `lines`) says that it names a type of
// incident, or alone between blank lines; else it is an entry of a list. `listed` are such entries
// that are known: no heads. In a text whose line ends were lost the title of an entry may be
// shorter than it was.
std::vector<Section> ReadOverviewSections(const std::vector<Line>& lines,
                                          const std::unordered_set<std::size_t>& types,
                                          const std::unordered_set<std::size_t>& listed);

}  // namespace parse
