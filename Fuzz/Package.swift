// swift-tools-version: 6.3

import PackageDescription

// Apart from the program: the sanitizers and the fuzzer go into every module, and none of the
// program's dependencies are needed. The folders of the modules are links to those of the program.
//
// For the fuzzer all is built with its hooks; where SANITIZED is set, the tests of the two libraries are
// built instead, for `swift test --sanitize`: optimized, so that hundreds of thousands of mutations are
// minutes of work.
let isSanitized = Context.environment["SANITIZED"] != nil

let libraries: [Target] = [
  .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
  .target(name: "Markup", dependencies: ["CLibXML2"]),
  .target(name: "Syndication", dependencies: ["Markup"]),
  .target(name: "Properties", dependencies: ["Markup", "Syndication"], path: "Tests/Properties"),
]

let fuzzer: [Target] = [
  .systemLibrary(name: "CFuzzer"),
  .executableTarget(
    name: "Fuzz",
    dependencies: ["CFuzzer", "Properties"],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
  ),
]

let tests: [Target] = [
  .target(name: "TestSupport", path: "Tests/TestSupport"),
  .testTarget(name: "MarkupTests", dependencies: ["Markup", "TestSupport"]),
  .testTarget(name: "SyndicationTests", dependencies: ["Markup", "Syndication", "TestSupport"]),
  .testTarget(
    name: "PropertyTests",
    dependencies: ["Markup", "Syndication", "Properties", "TestSupport"]
  ),
]

let package = Package(
  name: "Fuzz",
  targets: libraries + (isSanitized ? tests : fuzzer),
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
    .unsafeFlags(["-enable-testing"] + (isSanitized ? [] : ["-sanitize=fuzzer,address"])),
  ]
}
