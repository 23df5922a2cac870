extension Message {
  static let appleFormat = Message(
    "AppleFormat",
    .error,
    "Apple Podcasts takes RSS 2.0, and not {element}",
    "Publish the show as RSS; other formats may stand beside it.",
    "Apple's podcast requirements"
  )
  static let appleEncoding = Message(
    "AppleEncoding",
    .error,
    "A podcast must be in UTF-8",
    "Apple reads no other encoding.",
    "Apple's podcast requirements"
  )
  static let appleMissing = Message(
    "AppleMissing",
    .error,
    "{parent} lacks {element}, which Apple Podcasts demands",
    "A show without it is not taken into the directory, an episode is not shown.",
    "Apple's podcast RSS guide, required tags"
  )
  static let appleRecommended = Message(
    "AppleRecommended",
    .warning,
    "{parent} lacks {element}, which Apple Podcasts shows or goes by",
    "Without a guid and a date, changed episodes come a second time or in another order.",
    "Apple's podcast RSS guide, recommended tags"
  )
  static let appleNoEpisode = Message(
    "AppleNoEpisode",
    .error,
    "The show has no episode",
    "It can be sent in once there is one, were it a trailer.",
    "Apple's podcast requirements"
  )
  static let appleLongText = Message(
    "AppleLongText",
    .error,
    "{element} has {length} bytes, and may have {limit}",
    "Apple cuts off what is longer, or refuses it.",
    "Apple's podcast RSS guide, description"
  )
  static let appleWordless = Message(
    "AppleWordless",
    .warning,
    "{element} has neither letters nor digits: {value}",
    "Nobody can search for it: write words.",
    "Apple's podcast RSS guide, title"
  )
  static let appleNumberInTitle = Message(
    "AppleNumberInTitle",
    .warning,
    "{element} begins with the number of the episode: {value}",
    "Say it with itunes:episode and itunes:season: players show them beside the title.",
    "Apple's podcast RSS guide, title"
  )
  static let appleArtwork = Message(
    "AppleArtwork",
    .error,
    "Apple Podcasts takes a JPEG or PNG named in ASCII, and not {value}",
    "Let the address end in .jpg or .png; the picture is square, of 1400 to 3000 pixels.",
    "Apple's podcast requirements, artwork"
  )
  static let appleInsecure = Message(
    "AppleInsecure",
    .warning,
    "{element} is not fetched by https: {value}",
    "Apple's devices refuse what comes by plain http, unless an exception was made.",
    "Apple's podcast requirements"
  )
  static let appleOwnerEmail = Message(
    "AppleOwnerEmail",
    .info,
    "The address of the owner is public here",
    "Apple has known it from the account since 2022; take it out unless others verify by it.",
    "Apple's podcast RSS guide"
  )
  static let appleObsolete = Message(
    "AppleObsolete",
    .info,
    "{element} has no effect any more",
    "Apple Podcasts passes it over.",
    "Apple's podcast RSS guide"
  )
  static let appleYes = Message(
    "AppleYes",
    .warning,
    "{element} has an effect only when it is Yes: {value}",
    "Write Yes, or leave it out.",
    "Apple's podcast RSS guide, situational tags"
  )
  static let appleMediaType = Message(
    "AppleMediaType",
    .error,
    "Apple Podcasts takes no enclosure of the type {value}",
    "Say audio/mpeg, audio/x-m4a, video/mp4, video/x-m4v, video/quicktime or application/pdf.",
    "Apple's podcast RSS guide, enclosure"
  )
  static let appleMediaFile = Message(
    "AppleMediaFile",
    .error,
    "Apple plays no files of the kind {extension}",
    "Use m4a, mp3, mov, mp4, m4v, pdf or epub.",
    "Apple's podcast RSS guide, enclosure"
  )
  static let appleSameFile = Message(
    "AppleSameFile",
    .error,
    "Two episodes are the file {value}",
    "Each episode needs a file of its own, at an address of its own.",
    "Apple's podcast RSS guide, enclosure"
  )
  static let appleUnnumbered = Message(
    "AppleUnnumbered",
    .error,
    "{parent} lacks {element}, and the show is serial",
    "A serial show is told in the order of its numbers: number each full episode.",
    "Apple's podcast RSS guide, itunes:episode"
  )
  static let appleSameNumber = Message(
    "AppleSameNumber",
    .warning,
    "Two episodes of one season have the number {value}",
    "Players put them in any order.",
    "Apple's podcast RSS guide, itunes:episode"
  )
}
