// swift-tools-version: 6.3

import PackageDescription

// Apart from the program: the sanitizers and the fuzzer go into every module, and none of the
// program's dependencies are needed. The folders of the modules are links to those of the program.
let package = Package(
  name: "Fuzz",
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CFuzzer"),
    .target(name: "Markup", dependencies: ["CLibXML2"]),
    .target(name: "Syndication", dependencies: ["Markup"]),
    .target(name: "Properties", dependencies: ["Markup", "Syndication"]),
    .executableTarget(
      name: "Fuzz",
      dependencies: ["CFuzzer", "Properties"],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
    ),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"]),
  ]
}
