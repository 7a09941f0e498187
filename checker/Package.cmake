# CPack: one package for each LLVM version, spawn-tidy-N, as clang-tidy-N is one.
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_NAME spawn-tidy-${SPAWN_TIDY_LLVM_MAJOR})
set(CPACK_PACKAGE_VENDOR "The spawn-tidy authors")
set(CPACK_PACKAGE_CONTACT "The spawn-tidy authors <spawn-tidy@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
  "finds dropped threads, futures and tasks in C++ (clang-tidy ${SPAWN_TIDY_LLVM_MAJOR})")
set(CPACK_PACKAGE_DESCRIPTION
  "A plugin for clang-tidy ${SPAWN_TIDY_LLVM_MAJOR} that finds discarded handles of spawned work,\
 says what the drop does, and repairs it; with a clang-tidy and, for LLVM 18 on,\
 a clangd that have the checks linked in.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/PackageFolders.cmake)
set(CPACK_SOURCE_GENERATOR "")

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# clang-tidy-N brings run-clang-tidy, clang-tidy-diff, Clang's headers and PyYAML.
set(CPACK_DEBIAN_PACKAGE_DEPENDS clang-tidy-${SPAWN_TIDY_LLVM_MAJOR})
set(CPACK_DEBIAN_PACKAGE_SUGGESTS git)

# Where Debian wants the licence.
install(FILES LICENSE RENAME copyright
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/spawn-tidy-${SPAWN_TIDY_LLVM_MAJOR})
include(CPack)
