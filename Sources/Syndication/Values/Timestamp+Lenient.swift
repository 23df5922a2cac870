extension Timestamp {
  /// Reads a date as feeds write it, in any of the forms met in the wild.
  ///
  /// Never guesses: where two readings are possible, there is no timestamp. A date without a time
  /// is the start of its day; one without a zone is read as UTC, and has no `offset`.
  public init?(lenient text: String) {
    if let strict = Timestamp(rfc3339: text) ?? RFC822Date(text)?.time.timestamp {
      self = strict
      return
    }
    // Without seconds or without a time; shorter ones could be something else.
    if text.utf8.count >= 10, let strict = Timestamp(w3cdtf: text) {
      self = strict
      return
    }
    guard let tokens = DateTokens(text) else { return nil }
    var reader = LenientDate(tokens)
    guard reader.read(), let result = reader.timestamp else { return nil }
    self = result
  }
}

/// Collects the parts of a date, wherever they stand, and puts them together at the end.
struct LenientDate {
  let tokens: DateTokens
  var place = 0

  /// The numbers that are parts of the date, in order.
  var numbers: [(value: Int, digits: Int)] = []
  /// The marks before each of the numbers but the first.
  var separators: [Character] = []
  var month: Int?
  var weekday: Int?
  /// A word that may be a weekday or a month, such as the French and Spanish `mar`.
  var doubtful: (month: Int, weekday: Int?)?
  var time: CivilTime?
  var isAfternoon: Bool?
  var zone: TimeZone?
  var offset: Int?
  /// The numbers were named by units: 2004년 05월 28일.
  var units: [Character: Int] = [:]
  /// `-YY-MM`, which ISO 8601 had until 2000.
  var hasLeadingHyphen = false
  /// `2003-W05-3`.
  var week: Int?

  init(_ tokens: DateTokens) { self.tokens = tokens }

  /// Consumes every token; false when one has no meaning.
  mutating func read() -> Bool {
    guard tokens.count > 0 else { return false }
    if tokens.isMark(0, "-"), case .number? = tokens[1], tokens.isGlued(1) {
      hasLeadingHyphen = true
      place = 1
    }
    while let token = tokens[place] {
      let isUnderstood =
        switch token {
        case .number(let value, let digits): readNumber(value, digits: digits)
        case .word(let word): readWord(word)
        case .mark(let mark): readMark(mark)
        }
      guard isUnderstood else { return false }
    }
    return true
  }

  private mutating func readNumber(_ value: Int, digits: Int) -> Bool {
    if digits <= 2, tokens.isMark(place + 1, ":") { return readTime() }
    if time == nil, isCompactTime(digits) { return readCompactTime(value, digits: digits) }
    if case .word(let unit)? = tokens[place + 1], let name = Self.unitNames[unit] {
      place += 2
      return readUnit(name, value)
    }
    guard numbers.count < 3 else { return false }
    if let separator = precedingMark { separators.append(separator) }
    numbers.append((value, digits))
    place += 1
    return true
  }

  /// The mark that joins a number to the number or name before it.
  private var precedingMark: Character? {
    guard !numbers.isEmpty else { return nil }
    if case .mark(let mark)? = tokens[place - 1] { return mark }
    return " "
  }

  private mutating func readMark(_ mark: Character) -> Bool {
    if mark == "+" || mark == "-", isOffset { return readOffset(isNegative: mark == "-") }
    guard ",./-()'’".contains(mark) else { return false }
    place += 1
    if mark == "(", offset != nil { skipComment() }
    // A mark that joins must have something to join to.
    return tokens[place] != nil || ".)".contains(mark)
  }

  /// What is in parentheses after an offset only repeats it, such as `(Central European Time)`.
  private mutating func skipComment() {
    while place < tokens.count, !tokens.isMark(place, ")") { place += 1 }
  }

  private mutating func readWord(_ word: String) -> Bool {
    place += 1
    if let half = Self.halves[word] { return setHalf(half, hourAt: place - 2) }
    if word == "a" || word == "p", tokens.isMark(place, "."), tokens[place + 1] == .word("m") {
      place += 2
      return setHalf(word == "p", hourAt: place - 4)
    }
    if tokens.isGlued(place - 1), case .number? = tokens[place - 2] {
      if ["st", "nd", "rd", "th"].contains(word) { return time == nil }
    }
    if word == "w", tokens.isGlued(place), let number = tokens.number(place, digits: 2...2) {
      place += 1
      week = number
      return true
    }
    if time == nil, Self.fillers.contains(word) { return true }
    return readName(word)
  }

  private mutating func readName(_ word: String) -> Bool {
    let weekday = DateNames.weekday(word)
    if let month = DateNames.month(word) {
      if weekday.isWeekday, doubtful == nil {
        doubtful = (month, weekday.index)
        return true
      }
      guard self.month == nil else { return false }
      self.month = month
      return true
    }
    if weekday.isWeekday {
      self.weekday = weekday.index
      return true
    }
    return readZone(word)
  }

  /// Morning or afternoon; in `5 PM` the number before is the hour.
  private mutating func setHalf(_ half: Bool, hourAt hourPlace: Int) -> Bool {
    guard isAfternoon == nil else { return false }
    isAfternoon = half
    if time != nil || tokens.number(place, digits: 1...2) != nil { return true }
    guard let hour = tokens.number(hourPlace, digits: 1...2), numbers.count > 1 else {
      return false
    }
    numbers.removeLast()
    separators.removeLast()
    time = CivilTime(hour: hour)
    return true
  }

  private mutating func readUnit(_ name: Character, _ value: Int) -> Bool {
    guard units[name] == nil else { return false }
    units[name] = value
    return true
  }

  private static let halves: [String: Bool] = [
    "am": false, "pm": true, "오전": false, "오후": true, "π.μ": false, "上午": false, "下午": true,
  ]
  private static let fillers: Set<String> = [
    "t", "at", "of", "de", "den", "der", "um", "le", "the",
  ]
  private static let unitNames: [String: Character] = [
    "년": "y", "월": "m", "일": "d", "年": "y", "月": "m", "日": "d",
  ]
}
