// What the fault server does wrong.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "tests/support/fault_peer.h"

namespace support {

// What a fault is given.
struct FaultRequest {
  std::string head;
  int count = 0;         // how often this path was asked for before
  std::string document;  // a signed one, which the fault may spoil
  std::string other;     // another signed one
  int other_port = 0;    // of a server that is no business of the client
};

// True where the connection may go on.
using Fault = std::function<bool(FaultPeer&, const FaultRequest&)>;

// By name, in the order of the names.
const std::map<std::string, Fault>& Faults();

// An answer that is right.
std::string Answer(const std::string& status, const std::string& headers, const std::string& body);

}  // namespace support
