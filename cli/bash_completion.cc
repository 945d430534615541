#include "cli/bash_completion.h"

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "base/text.h"
#include "cli/usage_hint.h"

namespace cli {
namespace {

constexpr const char* kHead = R"sh(# bash completion of inkan, made by `inkan completion bash`.
)sh";

// What is the same whatever the commands are.
constexpr const char* kBody = R"sh(
# What the archive of this command line says; one line for each row. Nothing where it cannot be read.
_inkan_ask() {
  local -a globals=()
  local i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${COMP_WORDS[i]}" in
      --config | --archive) globals+=("${COMP_WORDS[i]}" "${COMP_WORDS[++i]/#\~\//$HOME/}") ;;
    esac
  done
  "${COMP_WORDS[0]/#\~\//$HOME/}" "${globals[@]}" --format csv query "$1" 2>/dev/null | tail -n +2 | tr -d '\r'
}

# The lines of standard input that go on from the word; others than plain words are left out, since
# they may be anything. Where bash cuts words at colons, so are they.
_inkan_take() {
  local word=$1 line
  while IFS= read -r line; do
    [[ $line =~ ^[A-Za-z0-9._:/-]+$ && $line == "$word"* ]] || continue
    COMPREPLY+=("${line#"${word%"${word##*:}"}"}")
  done
}

_inkan_values() {
  local kind=$1 word=$2
  case "$kind" in
    SOURCE) _inkan_take "$word" < <(_inkan_ask "SELECT DISTINCT source FROM documents ORDER BY 1") ;;
    SERIES) _inkan_take "$word" < <(_inkan_ask "SELECT DISTINCT series FROM documents WHERE series IS NOT NULL ORDER BY 1") ;;
    NUMBER) _inkan_take "$word" < <(_inkan_ask "SELECT coalesce(number, name) FROM documents ORDER BY 1") ;;
    DIR) compopt -o filenames; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$word") ;;
    FILE) compopt -o filenames; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$word") ;;
    =*) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "${kind#=}" -- "$word") ;;
  esac
}

_inkan() {
  local word=${COMP_WORDS[COMP_CWORD]} i command="" next kind line
  COMPREPLY=()
  # bash takes FreeBSD-SA-00:01 for three words.
  for ((i = COMP_CWORD; i > 1; i--)); do
    [[ ${COMP_WORDS[i]} == : || ${COMP_WORDS[i-1]} == : ]] || break
    word=${COMP_WORDS[i-1]}$word
  done
  local last=$i
  for ((i = 1; i < last; i++)); do
    next=${COMP_WORDS[i]}
    if [[ $next == -* ]]; then
      [[ -z $(_inkan_option "$command" "$next") ]] || ((i++))
    elif [[ " $(_inkan_commands "$command") " == *" $next "* ]]; then
      command=${command:+$command }$next
    fi
  done
  kind=$(_inkan_option "$command" "${COMP_WORDS[last-1]}")
  if [[ ${COMP_WORDS[last-1]} == -* && -n $kind ]]; then
    _inkan_values "$kind" "$word"
  elif [[ $word == -* ]]; then
    _inkan_values "=$(_inkan_options "$command") $(_inkan_options "")" "$word"
  else
    _inkan_values "=$(_inkan_commands "$command")" "$word"
    _inkan_values "$(_inkan_positional "$command")" "$word"
  fi
}

complete -F _inkan inkan
)sh";

// What can stand for a value of this kind, in the words of _inkan_values: "=a b" is a list.
std::string KindOf(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  if (const auto list = type.find('{'); list != std::string::npos) {
    return "=" + base::ReplaceAll(type.substr(list + 1, type.find('}') - list - 1), ",", " ");
  }
  const std::string name = option.get_name(true, false);
  std::string word = type.substr(0, type.find(':'));
  if (option.get_positional()) {
    for (const char* kind : {"SOURCE", "NUMBER"}) {
      if (name.find(kind) != std::string::npos) return kind;
    }
    for (const char* kind : {"PATH", "FILE", "PLACE", "PROOF", "CHECKPOINT"}) {
      if (name.find(kind) != std::string::npos) return "FILE";
    }
    return {};
  }
  if (option.check_lname("source")) return "SOURCE";
  if (word == "PATH" || word == "PLACE") return "FILE";
  return word;  // FILE, DIR, SERIES; others have no values to offer
}

struct Arms {
  std::string commands;
  std::string options;
  std::string values;
  std::string positionals;
};

void AddArms(const CLI::App& app, const std::string& path, Arms& arms) {
  arms.commands +=
      fmt::format("    '{}') echo '{}' ;;\n", path, base::Join(CommandNames(app), " "));
  arms.options += fmt::format("    '{}') echo '{}' ;;\n", path, base::Join(OptionNames(app), " "));
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      arms.positionals += fmt::format("    '{}') echo '{}' ;;\n", path, KindOf(*option));
    }
    if (option->nonpositional() && TakesValue(*option)) {
      const std::string kind = KindOf(*option);
      for (const std::string& name : option->get_lnames()) {
        // One of all commands is one of each.
        arms.values += fmt::format("    {} --{}') echo '{}' ;;\n", path.empty() ? "*'" : "'" + path,
                                   name, kind.empty() ? "TEXT" : kind);
      }
    }
  }
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (command->get_name().empty()) continue;
    AddArms(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), arms);
  }
}

std::string Function(const char* name, const char* subject, const std::string& arms) {
  return fmt::format("\n{}() {{\n  case \"{}\" in\n{}  esac\n}}\n", name, subject, arms);
}

}  // namespace

std::string BashCompletion(const CLI::App& app) {
  Arms arms;
  AddArms(app, "", arms);
  return kHead + Function("_inkan_commands", "$1", arms.commands) +
         Function("_inkan_options", "$1", arms.options) +
         Function("_inkan_option", "$1 $2", arms.values) +
         Function("_inkan_positional", "$1", arms.positionals) + kBody;
}

}  // namespace cli
