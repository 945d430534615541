// What inkan_test_headers is compiled from: its headers are the point of it (CMakeLists.txt).
