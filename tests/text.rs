//! How texts are read: golden cases are small files in tests/texts.

use std::path::Path;

use stancemap::text::{Article, Language, language, open_bytes, sentences};

#[test]
fn sentences_end_where_the_table_says() {
    let table = include_str!("texts/sentences.txt");
    let mut wrong = Vec::new();
    for case in table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let text: String = case.split('‖').collect();
        let expected: Vec<&str> = case.split('‖').map(str::trim).collect();
        let found: Vec<&str> = sentences(&text).iter().map(|span| span.of(&text)).collect();
        if found != expected {
            wrong.push(format!(
                "{text}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn languages_are_told_apart() {
    let table = include_str!("texts/languages.txt");
    let mut wrong = Vec::new();
    for case in table.lines().filter(|line| !line.starts_with('#')) {
        let (expected, text) = case.split_once('\t').expect("a language, a tab and a text");
        let found = format!("{:?}", language(text));
        if found != expected {
            wrong.push(format!("{expected}, not {found}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn open_text(name: &str, text: &str) -> Article {
    open_bytes(Path::new(name), text.as_bytes()).expect("it opens")
}

#[test]
fn the_sample_counts_its_headline_once() {
    let sample = open_bytes(
        Path::new("cheban.txt"),
        include_bytes!("../seeds/integration-project-cheban.txt"),
    )
    .expect("it opens");
    let title = "Will Russia Start a New Integration Project in the Post-Soviet Space?";
    assert_eq!(sample.title, title);
    assert_eq!(sample.author.as_deref(), Some("Sergey CHEBAN"));
    assert_eq!(sample.text.matches(title).count(), 1);
    assert!(!sample.text.contains("Analytics") && !sample.text.contains("CHEBAN"));
    let spans = sentences(&sample.text);
    assert_eq!(spans[0].of(&sample.text), title);
    assert!(
        spans
            .iter()
            .any(|span| span.of(&sample.text).ends_with("scheduled for April 21."))
    );
    assert_eq!(sample.language, Language::English);
}

#[test]
fn plain_texts_give_up_their_particulars() {
    let text = "Home / News\nTbilisi weighs a railway to Baku\nPublished: 4 May 2021, 12:30\nBy Nino Beridze\n\nTbilisi weighs a railway to Baku\n\nGeorgia said so.\n\nShare on Facebook\nRead also:\nUkraine news\nMoscow protests\n";
    let article = open_text("a.txt", text);
    assert_eq!(
        article.text,
        "Tbilisi weighs a railway to Baku\n\nGeorgia said so."
    );
    assert_eq!(article.author.as_deref(), Some("Nino Beridze"));
    assert_eq!(article.date, Some(jiff::civil::date(2021, 5, 4)));
    let russian = "Минск и Москва договорились\r\nАвтор: Иван Петров\r\n21 апреля 2021 г., 14:05\r\nИсточник: Вестник\r\n\r\nСтороны подписали соглашение.\r\nПодписывайтесь на нас в соцсетях\r\n";
    let article = open_text("b.txt", russian);
    assert_eq!(
        article.text,
        "Минск и Москва договорились\n\nСтороны подписали соглашение."
    );
    assert_eq!(article.source.as_deref(), Some("Вестник"));
    assert_eq!(article.date, Some(jiff::civil::date(2021, 4, 21)));
}

#[test]
fn datelines_name_the_agency() {
    for (line, agency) in [
        (
            "МОСКВА, 22 апреля — РИА Новости. Президенты встретились.",
            Some("РИА Новости"),
        ),
        ("KYIV (Reuters) - Officials met.", Some("Reuters")),
        ("MINSK, April 21. /TASS/. Officials met.", Some("TASS")),
        ("The ministers (Georgia) - met.", None),
        ("МОСКВА — она встретила гостей. Они приехали.", None),
    ] {
        let article = open_text("a.txt", &format!("A headline of some length\n\n{line}\n"));
        assert_eq!(article.source.as_deref(), agency, "{line}");
    }
}

#[test]
fn a_text_of_one_paragraph_is_named_after_its_file() {
    let article = open_text(
        "2021-04-21-note.txt",
        "Georgia and Armenia agreed on Monday. They will meet again soon.",
    );
    assert_eq!(
        (article.title.as_str(), article.date),
        ("2021-04-21-note", Some(jiff::civil::date(2021, 4, 21)))
    );
}

#[test]
fn broken_lines_are_joined() {
    let text = "Headline of the day\n\nOfficials in the port city said on Monday that grain exports\nthrough the corridor had resumed after a pause of nine days in\nUkraine and Moldova, with ships from Georgia waiting outside.\n";
    let article = open_text("a.txt", text);
    assert!(
        article.text.contains("days in Ukraine and Moldova"),
        "{}",
        article.text
    );
}

#[test]
fn pages_lose_their_furniture_and_keep_their_text() {
    let article = open_text("page.html", include_str!("texts/page.html"));
    assert_eq!(article.text, include_str!("texts/page.txt").trim_end());
    assert_eq!(article.title, "Tbilisi weighs new railway");
    assert_eq!(article.author.as_deref(), Some("Nino B."));
    assert_eq!(article.source.as_deref(), Some("Caucasus Ledger"));
    assert_eq!(article.date, Some(jiff::civil::date(2021, 5, 4)));
}

#[test]
fn a_page_in_windows_1251_is_read_by_what_it_declares_or_by_its_letters() {
    let page = "<html><head><meta charset=windows-1251><title>Грузия</title></head><body><p>Москва осудила решение Тбилиси.</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(page);
    let article = open_bytes(Path::new("page.html"), &bytes).expect("it opens");
    assert!(
        article.text.contains("Москва осудила решение Тбилиси."),
        "{}",
        article.text
    );
    let (bytes, _, _) = encoding_rs::KOI8_R.encode(page);
    let article = open_bytes(Path::new("page.html"), &bytes).expect("it opens");
    assert!(
        article.text.contains("Москва осудила решение Тбилиси."),
        "{}",
        article.text
    );
}

#[test]
fn markdown_reads_as_its_reader_sees_it() {
    let text = "---\ntitle: \"Riga and Minsk\"\ndate: 2021-04-21\nauthor: A. Kalniņa\n---\n\n# Riga and Minsk\n\nLatvia *expelled* the [ambassador](http://x.y/Russia) of\nBelarus. ![Moscow](m.png)\n\n- Riga\n- Vilnius\n\n```\nRussia = 1\n```\n\n| A | B |\n|---|---|\n| Estonia | Lithuania |\n";
    let article = open_text("a.md", text);
    assert_eq!(
        article.text,
        "Riga and Minsk\n\nLatvia expelled the ambassador of Belarus.\n\nRiga\n\nVilnius\n\nA; B\n\nEstonia; Lithuania"
    );
    assert_eq!(article.date, Some(jiff::civil::date(2021, 4, 21)));
}

#[test]
fn folders_are_read_in_order_without_readmes_and_hidden_files() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [
        "b.txt",
        "a.md",
        "README.md",
        ".hidden.txt",
        "sub/c.html",
        "page.html",
        "page_files/ad.html",
        "x.png",
    ] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        std::fs::write(
            path,
            format!("Georgia and Armenia met in {name}, it was said."),
        )
        .expect("written");
    }
    let opened = stancemap::text::open(
        &[folder.path().to_path_buf(), folder.path().join("b.txt")],
        &stancemap::watch::Silent,
    );
    let names: Vec<String> = opened
        .articles
        .iter()
        .map(|article| {
            article
                .path
                .as_ref()
                .expect("a path")
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert_eq!(names, ["a.md", "b.txt", "page.html", "c.html"]);
    assert!(opened.refused.is_empty());
}

#[test]
fn the_samples_open_without_their_furniture() {
    let opened = stancemap::text::samples();
    assert!(opened.refused.is_empty(), "{:?}", opened.refused);
    let known: Vec<String> = opened
        .articles
        .iter()
        .map(|a| {
            let (author, source) = (
                a.author.as_deref().unwrap_or("–"),
                a.source.as_deref().unwrap_or("–"),
            );
            let date = a.date.map_or("–".to_owned(), |date| date.to_string());
            format!("{:?} {date} {author}, {source}: {}", a.language, a.title)
        })
        .collect();
    assert_eq!(
        known,
        [
            "English – Sergey CHEBAN, –: Will Russia Start a New Integration Project in the Post-Soviet Space?",
            "English 2021-09-02 K. Ozola, Northern Grid Review: Three small states and one switch",
            "English 2021-06-14 Lela M., Silk Road Observer: A corridor across the Caspian divides the South Caucasus",
            "Ukrainian 2021-10-05 Оксана Р., Прикордонний вісник: Тиха угода на Дністрі",
            "Russian 2021-08-17 Тимур А., –: Вода, которая мирит и ссорит Центральную Азию",
        ]
    );
    for article in &opened.articles {
        assert_eq!(
            article.text.matches(&article.title).count(),
            1,
            "{}",
            article.title
        );
        for furniture in [
            "Subscribe",
            "Facebook",
            "cookies",
            "Подписывайтесь",
            "Підписуйтесь",
            "Читайте",
            "Home",
            "reserved",
            "Most read",
            "Related",
            "signs a contract",
        ] {
            assert!(
                !article.text.contains(furniture),
                "{furniture} in {}",
                article.text
            );
        }
    }
}
