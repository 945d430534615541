// One connection of the fault server.
#pragma once

#include <openssl/ssl.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"

namespace support {

// Plain, or within TLS. One thread.
class FaultPeer {
 public:
  // `context` null is without TLS.
  FaultPeer(int fd, SSL_CTX* context);

  // False where TLS was asked for and did not come about.
  bool Greet();
  // A request's head with its blank line; empty once the peer has gone.
  std::string ReadRequest();
  bool Send(std::string_view bytes);  // false once the peer has gone
  void Reset();                       // ends with RST in place of FIN
  void WaitForEnd();                  // until the peer goes
  static void Sleep(std::chrono::milliseconds time);

 private:
  base::UniqueFd fd_;
  std::unique_ptr<SSL, decltype(&SSL_free)> tls_;
};

}  // namespace support
