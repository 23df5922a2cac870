extension Podcasts {
  /// Apple's list since 2019, with the subcategories of each.
  static let categories: [String: [String]] = [
    "Arts": ["Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"],
    "Business": [
      "Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit",
    ],
    "Comedy": ["Comedy Interviews", "Improv", "Stand-Up"],
    "Education": ["Courses", "How To", "Language Learning", "Self-Improvement"],
    "Fiction": ["Comedy Fiction", "Drama", "Science Fiction"],
    "Government": [],
    "History": [],
    "Health & Fitness": [
      "Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality",
    ],
    "Kids & Family": [
      "Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids",
    ],
    "Leisure": [
      "Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden",
      "Video Games",
    ],
    "Music": ["Music Commentary", "Music History", "Music Interviews"],
    "News": [
      "Business News", "Daily News", "Entertainment News", "News Commentary", "Politics",
      "Sports News", "Tech News",
    ],
    "Religion & Spirituality": [
      "Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality",
    ],
    "Science": [
      "Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics",
      "Natural Sciences", "Nature", "Physics", "Social Sciences",
    ],
    "Society & Culture": [
      "Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships",
    ],
    "Sports": [
      "Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby",
      "Running", "Soccer", "Swimming", "Tennis", "Volleyball", "Wilderness", "Wrestling",
    ],
    "Technology": [],
    "True Crime": [],
    "TV & Film": [
      "After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews",
    ],
  ]

  /// Apple's lists of 2005 and of 2006 to 2019, together.
  static let olderCategories: [String: [String]] = [
    "Arts": ["Fashion & Beauty", "Literature"],
    "Arts & Entertainment": [
      "Architecture", "Books", "Design", "Entertainment", "Games", "Performing Arts", "Photography",
      "Poetry", "Science Fiction",
    ],
    "Audio Blogs": [],
    "Business": [
      "Business News", "Finance", "Management & Marketing", "Shopping",
    ],
    "Education": [
      "Education Technology", "Educational Technology", "Higher Education", "K-12",
      "Language Courses", "Training",
    ],
    "Family": [],
    "Food": [],
    "Games & Hobbies": ["Automotive", "Aviation", "Hobbies", "Other Games", "Video Games"],
    "Government & Organizations": ["Local", "National", "Non-Profit", "Regional"],
    "Health": [
      "Alternative Health", "Diet & Nutrition", "Fitness", "Fitness & Nutrition", "Relationships",
      "Self-Help", "Sexuality",
    ],
    "International": [
      "Australian", "Belgian", "Brazilian", "Canadian", "Chinese", "Dutch", "French", "German",
      "Hebrew", "Italian", "Japanese", "Norwegian", "Polish", "Portuguese", "Spanish", "Swedish",
    ],
    "Movies & Television": [],
    "News & Politics": [],
    "Politics": [],
    "Public Radio": [],
    "Religion & Spirituality": ["New Age", "Other", "Philosophy"],
    "Science & Medicine": [
      "Chemistry", "Medicine", "Natural Sciences", "Physics", "Social Sciences",
    ],
    "Society & Culture": ["History"],
    "Sports & Recreation": ["Amateur", "College & High School", "Outdoor", "Professional"],
    "Talk Radio": [],
    "Technology": [
      "Computers", "Developers", "Gadgets", "Information Technology", "News", "Operating Systems",
      "Podcasting", "Smart Phones", "Software How-To", "Tech News", "Text/Speech",
    ],
    "Transportation": ["Automotive", "Aviation", "Bicycles", "Commuting"],
    "Travel": [],
  ]
}
