#!/bin/sh
# Makes sure that tupu can be built: Rust, a C and C++ compiler, libclang. Installs what is missing where apt-get
# can, says in one line what to install elsewhere, and prints nothing when all is there.
#
# The compilers and libclang are needed by the store (RocksDB, through oxigraph); this is the one place that knows.
set -eu
PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

say() { printf '%s\n' "$*" >&2; }

has() { command -v "$1" >/dev/null 2>&1; }

# The first of the paths that exists; the shell leaves a pattern that matches nothing as it is.
any() {
    for path in "$@"; do
        if [ -e "$path" ]; then return 0; fi
    done
    return 1
}

# A C compiler, and a C++ compiler that finds its own headers.
has_compilers() {
    has "${CC:-cc}" || return 1
    has "${CXX:-c++}" || return 1
    echo '#include <string>' | "${CXX:-c++}" -x c++ -fsyntax-only - >/dev/null 2>&1
}

# The library, where bindgen looks for it, and clang's own C headers, which come in another package.
has_libclang() {
    if [ -n "${LIBCLANG_PATH:-}" ]; then return 0; fi
    if [ "$(uname -s)" = Darwin ]; then
        any /Library/Developer/CommandLineTools/usr/lib/libclang.dylib \
            /Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain/usr/lib/libclang.dylib \
            /opt/homebrew/opt/llvm/lib/libclang.dylib /usr/local/opt/llvm/lib/libclang.dylib
        return
    fi
    libraries=
    if has llvm-config; then libraries=$(llvm-config --libdir 2>/dev/null || true); fi
    if has ldconfig && ldconfig -p 2>/dev/null | grep -q 'libclang\(-[0-9.]*\)\?\.so'; then
        :
    else
        any "${libraries:-/usr/lib}"/libclang.so* "${libraries:-/usr/lib}"/libclang-[0-9]*.so* \
            /usr/lib/llvm*/lib/libclang.so* /usr/lib/llvm*/lib/libclang-[0-9]*.so* \
            /usr/lib/*-linux-*/libclang.so* /usr/lib/*-linux-*/libclang-[0-9]*.so* \
            /usr/lib/libclang.so* /usr/lib64/libclang.so* /usr/lib64/llvm*/lib*/libclang.so* \
            /usr/local/lib/libclang.so* || return 1
    fi
    any "${libraries:-/usr/lib}"/clang/*/include/stddef.h /usr/lib/llvm*/lib/clang/*/include/stddef.h \
        /usr/lib/clang/*/include/stddef.h /usr/lib64/clang/*/include/stddef.h \
        /usr/lib/llvm*/lib64/clang/*/include/stddef.h /usr/local/lib/clang/*/include/stddef.h
}

apt_install() {
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! has sudo; then
            say "error: to build tupu, a person with root rights has to run: apt-get install g++ libclang-dev"
            return 1
        fi
        as_root=sudo
    fi
    say "Installing g++ and libclang-dev with apt-get, to build the store ..."
    # $as_root is one word or none.
    if ! { $as_root apt-get -q update && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q install -y --no-install-recommends g++ libclang-dev; } >&2; then
        say "error: apt-get could not install g++ and libclang-dev; its reason stands above"
        return 1
    fi
}

# What to do on a system without apt-get.
advice() {
    if has dnf; then
        echo "run: dnf install gcc-c++ clang-devel"
    elif has pacman; then
        echo "run: pacman -S base-devel clang"
    elif has apk; then
        echo "run: apk add g++ clang-dev linux-headers"
    elif has zypper; then
        echo "run: zypper install gcc-c++ clang-devel"
    elif has brew || [ "$(uname -s)" = Darwin ]; then
        echo "run: xcode-select --install (or: brew install llvm)"
    else
        echo "install them with the system's package manager"
    fi
}

if ! has cargo; then
    say "error: Rust is missing; install it from https://rustup.rs (no root rights needed), open a new shell, try again"
    exit 1
fi
if has_compilers && has_libclang; then
    exit 0
fi
if has apt-get; then
    apt_install
else
    say "error: the build needs a C++20 compiler and libclang; $(advice)"
    exit 1
fi
