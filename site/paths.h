// Where things are in the site.
//
// A path is relative to the root of the site, or of the tree of one language, with '/' between its
// parts, and holds small letters, digits, '-', '.', '_' and '/' alone: what a document is called
// cannot lead out of the folder, be a name that some system keeps for itself, or become the name of
// another document on a system without capitals.
#pragma once

#include <string>
#include <string_view>

namespace site {

// One part of a path for any name whatever. Names that are safe as they are stay so; of others the
// safe characters are kept, for people, with a hash of the whole name behind a '.'.
std::string SafeName(std::string_view name);

// "SOURCE/NAME", below a folder for each kind of file, without an extension.
std::string DocumentPath(std::string_view source, std::string_view name);
// "years/2004.html"; `day` is a date, and what is none is of the year 0000.
std::string YearPath(std::string_view day);
std::string YearOf(std::string_view day);

// "../" for each folder that `path` lies in: the way back to where the path begins.
std::string WayBack(std::string_view path);

// What may stand in a manifest: a path as above, which leads nowhere else.
bool IsSafePath(std::string_view path);

}  // namespace site
