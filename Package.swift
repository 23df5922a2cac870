// swift-tools-version: 6.3

import PackageDescription

let package = Package(
  name: "feedloom",
  products: [
    .executable(name: "feedloom", targets: ["feedloom"]),
    .executable(name: "feedloom-commands", targets: ["Commands"]),
    .library(name: "Markup", targets: ["Markup"]),
    .library(name: "Syndication", targets: ["Syndication"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.29.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .systemLibrary(
      name: "CMarkGFM",
      pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
    ),
    .systemLibrary(
      name: "CBrotli",
      pkgConfig: "libbrotlidec",
      providers: [.apt(["libbrotli-dev"])]
    ),
    .systemLibrary(name: "CLibPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
    .systemLibrary(
      name: "CXXHash",
      pkgConfig: "libxxhash",
      providers: [.apt(["libxxhash-dev"])]
    ),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .target(name: "Markup", dependencies: ["CLibXML2"]),
    .target(name: "Syndication", dependencies: ["Markup"]),
    .target(
      name: "Publishing",
      dependencies: [
        "Markup", "Syndication", "CMarkGFM",
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    .target(
      name: "Storage",
      dependencies: [
        "Syndication",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]
    ),
    .target(
      name: "Aggregation",
      dependencies: [
        "Markup", "Syndication", "Storage", "CBrotli", "CLibPSL", "CXXHash", "CZlib",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]
    ),
    .target(
      name: "Web",
      dependencies: [
        "Markup", "Syndication", "Publishing", "Storage", "Aggregation", "CMalloc",
        "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]
    ),
    .target(name: "Inputs", dependencies: ["Markup", "Syndication"]),
    .executableTarget(name: "feedloom", dependencies: ["Inputs"]),
    .executableTarget(
      name: "Commands",
      dependencies: [
        "Inputs", "Markup", "Syndication", "Publishing", "Storage", "Aggregation", "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]
    ),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CLibXML2", "Markup", "Syndication", "Publishing", "Storage", "Aggregation",
      ]
    ),

    .executableTarget(name: "Simulate", dependencies: ["Simulation"]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(
      name: "Simulation",
      dependencies: ["Aggregation", "Storage", "Syndication"],
      path: "Tests/Simulation"
    ),
    .target(name: "Properties", dependencies: ["Markup", "Syndication"], path: "Tests/Properties"),
    .testTarget(name: "MarkupTests", dependencies: ["Markup", "TestSupport"]),
    .testTarget(name: "SyndicationTests", dependencies: ["Markup", "Syndication", "TestSupport"]),
    .testTarget(
      name: "PublishingTests",
      dependencies: ["Publishing", "Syndication", "TestSupport"]
    ),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Storage", "Syndication", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    .testTarget(
      name: "AggregationTests",
      dependencies: [
        "Aggregation", "Storage", "Syndication", "Simulation", "TestSupport",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdHTTP2", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]
    ),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Web", "Aggregation", "Publishing", "Storage", "Syndication", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
      ]
    ),
    .testTarget(
      name: "FeedloomTests",
      dependencies: [
        "Commands", "Inputs", "feedloom", "TestSupport",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ]
    ),
    .testTarget(
      name: "PropertyTests",
      dependencies: ["Markup", "Syndication", "Properties", "TestSupport"]
    ),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
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
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}
