// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Verdicts

/// What pages said about checks of late, so that what many submissions have in common is made once:
/// the training of the right solution, and each known mistake.
///
/// A class, since the tasks that make pages share it.
final class ArticleMemory: Sendable {
  /// All that an article is made from.
  struct Subject: Equatable, Sendable {
    /// The place on the page.
    let id: String
    let exercise: String
    let hint: String?
    /// Without the time, which no article has.
    let verdict: Verdict
  }

  /// A finished article.
  struct Article: Sendable {
    let markup: String
    /// What it takes of a page's budget, in which all of it found room.
    let cost: PageBudget
  }

  /// How many are kept for each place on a page, the latest ones.
  private static let most = 16

  private let articles = Mutex<[String: [(subject: Subject, article: Article)]]>([:])

  func article(on subject: Subject) -> Article? {
    articles.withLock { $0[subject.id]?.first { $0.subject == subject }?.article }
  }

  func keep(_ article: Article, on subject: Subject) {
    articles.withLock { articles in
      var kept = articles[subject.id] ?? []
      if kept.count == Self.most { kept.removeFirst() }
      kept.append((subject, article))
      articles[subject.id] = kept
    }
  }
}

extension ArticleMemory.Subject {
  init(_ verdict: Verdict, in exercise: String, id: String, hint: String?) {
    self.id = id
    self.exercise = exercise
    self.hint = hint
    self.verdict = Verdict(
      name: verdict.name,
      kind: verdict.kind,
      visibility: verdict.visibility,
      maxScore: verdict.maxScore,
      arguments: verdict.arguments,
      finding: verdict.finding,
      mistake: verdict.mistake,
      cause: verdict.cause,
      printed: verdict.printed,
      training: verdict.training
    )
  }
}
