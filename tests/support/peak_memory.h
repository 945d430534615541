// The most memory that this process held, for tests of what is bounded. Of no use under the
// sanitizers, which hold more.
#pragma once

namespace support {

// Since the mark was reset, in KiB; -1 where the system does not tell.
long PeakMemory();
void ResetPeakMemory();

}  // namespace support
