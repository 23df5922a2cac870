/// The time zones that dates in feeds name.
///
/// Abbreviations that mean several offsets are left out (`IST` is India's, Ireland's and Israel's).
/// Places are in only for the years since which their rule has not changed.
struct TimeZone {
  /// Minutes east of UTC outside summer time.
  var standard: Int
  var summer = SummerTime.none
  /// The first year that this holds for.
  var since = 0

  /// When clocks are one hour ahead.
  enum SummerTime {
    case none
    case europe
    case northAmerica
    case australia
    case newZealand
  }

  /// Finds a zone by its name in lower case.
  static func named(_ name: String) -> TimeZone? {
    if let minutes = abbreviations[name] { return TimeZone(standard: minutes) }
    if name.utf8.count == 1, let letter = name.utf8.first {
      // The letters of RFC 822 had their signs swapped: RFC 5322 section 4.3 reads all as UTC.
      let isMilitary = letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") && name != "j"
      return isMilitary ? TimeZone(standard: 0) : nil
    }
    return places[name]
  }

  /// Seconds east of UTC at a local time; nil for an hour that a change of clocks skips or repeats.
  func offset(at time: CivilTime) -> Int? {
    guard time.year >= since else { return nil }
    guard summer != .none else { return standard * 60 }
    guard let (start, end) = changes(in: time.year) else { return nil }
    let days = Calendar.days(time.year, time.month, time.day)
    let local = days * 86_400 + time.hour * 3600 + time.minute * 60 + time.second
    // Both changes are instants in standard local time; around them an hour is missing or double.
    if local >= start, local < start + 3600 { return nil }
    if local >= end, local < end + 3600 { return nil }
    let isSummer = start < end ? local >= start && local < end : local >= start || local < end
    return standard * 60 + (isSummer ? 3600 : 0)
  }

  /// When summer time starts and ends, in seconds of standard local time.
  private func changes(in year: Int) -> (start: Int, end: Int)? {
    switch summer {
    case .none:
      return nil
    case .europe:
      guard year >= 1996 else { return nil }
      let hour = 3600 + standard * 60
      return (lastSunday(3, year) + hour, lastSunday(10, year) + hour)
    case .northAmerica:
      guard year >= 1987 else { return nil }
      if year < 2007 {
        let end = lastSunday(10, year)
        return (sunday(1, 4, year) + 7200, end + 3600)
      }
      return (sunday(2, 3, year) + 7200, sunday(1, 11, year) + 3600)
    case .australia:
      guard year >= 2008 else { return nil }
      return (sunday(1, 10, year) + 7200, sunday(1, 4, year) + 7200)
    case .newZealand:
      guard year >= 2008 else { return nil }
      return (lastSunday(9, year) + 7200, sunday(1, 4, year) + 7200)
    }
  }

  /// The start of the `ordinal`-th Sunday of a month.
  private func sunday(_ ordinal: Int, _ month: Int, _ year: Int) -> Int {
    let first = Calendar.days(year, month, 1)
    let toSunday = (7 - Calendar.weekday(ofDay: first)) % 7
    return (first + toSunday + 7 * (ordinal - 1)) * 86_400
  }

  private func lastSunday(_ month: Int, _ year: Int) -> Int {
    let last = Calendar.days(year, month, Calendar.length(ofMonth: month, year))
    return (last - Calendar.weekday(ofDay: last)) * 86_400
  }

  private static let abbreviations: [String: Int] = [
    "ut": 0, "utc": 0, "uct": 0, "gmt": 0, "zulu": 0, "etc/gmt": 0, "etc/utc": 0, "wet": 0,
    "west": 60, "bst": 60, "cet": 60, "met": 60, "mez": 60, "cest": 120, "mest": 120, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "msd": 240, "trt": 180, "sast": 120, "cat": 120,
    "eat": 180, "wat": 60, "pkt": 300, "npt": 345, "ict": 420, "wib": 420, "wita": 480,
    "hkt": 480, "sgt": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630,
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "nst": -210, "ndt": -150, "ast": -240,
    "adt": -180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "brt": -180, "art": -180,
    "clst": -180,
  ]

  private static let places: [String: TimeZone] = {
    var places: [String: TimeZone] = [:]
    for (standard, summer, since, names) in rows {
      for name in names.split(separator: " ") {
        places[String(name)] = TimeZone(standard: standard, summer: summer, since: since)
      }
    }
    return places
  }()

  private static let rows: [(Int, SummerTime, Int, String)] = [
    (-300, .northAmerica, 1987, "et america/new_york america/detroit us/eastern america/toronto"),
    (-360, .northAmerica, 1987, "ct america/chicago us/central"),
    (-420, .northAmerica, 1987, "mt america/denver us/mountain america/edmonton"),
    (-480, .northAmerica, 1987, "pt america/los_angeles us/pacific"),
    (-540, .northAmerica, 1987, "america/anchorage us/alaska"),
    (-240, .northAmerica, 1987, "america/halifax"),
    (-210, .northAmerica, 2012, "america/st_johns"),
    (-420, .none, 1968, "america/phoenix us/arizona"),
    (-600, .none, 1948, "pacific/honolulu us/hawaii"),
    (-360, .none, 2023, "america/mexico_city"),
    (-300, .none, 1995, "america/bogota america/lima"),
    (-180, .none, 2020, "america/sao_paulo"),
    (-180, .none, 2010, "america/argentina/buenos_aires america/buenos_aires"),
    (0, .europe, 1996, "europe/london europe/dublin europe/lisbon"),
    (
      60, .europe, 1996,
      """
      europe/amsterdam europe/berlin europe/brussels europe/budapest europe/copenhagen \
      europe/madrid europe/oslo europe/paris europe/prague europe/rome europe/stockholm \
      europe/vienna europe/warsaw europe/zurich europe/luxembourg europe/belgrade \
      europe/bratislava europe/ljubljana europe/zagreb europe/monaco europe/malta
      """
    ),
    (120, .europe, 2003, "europe/athens europe/helsinki europe/bucharest europe/sofia europe/riga"),
    (120, .europe, 2003, "europe/vilnius europe/tallinn"),
    (180, .none, 2015, "europe/moscow"),
    (180, .none, 2017, "europe/istanbul asia/istanbul turkey"),
    (240, .none, 1972, "asia/dubai"),
    (300, .none, 2010, "asia/karachi"),
    (330, .none, 1946, "asia/kolkata asia/calcutta"),
    (345, .none, 1986, "asia/kathmandu asia/katmandu"),
    (420, .none, 1976, "asia/jakarta asia/bangkok asia/ho_chi_minh asia/saigon"),
    (480, .none, 1992, "asia/shanghai asia/hong_kong asia/singapore asia/taipei asia/manila"),
    (480, .none, 2010, "australia/perth"),
    (540, .none, 1989, "asia/tokyo asia/seoul"),
    (570, .australia, 2008, "australia/adelaide"),
    (570, .none, 1945, "australia/darwin"),
    (600, .none, 1993, "australia/brisbane"),
    (600, .australia, 2008, "australia/sydney australia/melbourne australia/hobart"),
    (600, .australia, 2008, "australia/canberra"),
    (720, .newZealand, 2008, "pacific/auckland"),
    (120, .none, 1945, "africa/johannesburg"),
    (180, .none, 1961, "africa/nairobi"),
    (60, .none, 1920, "africa/lagos"),
  ]
}
