//! Bad input: each file is refused with its name, its reason and what would mend it, and never stops the rest.

use std::fs;
use std::path::{Path, PathBuf};

use stancemap::text::{MAX_ARTICLE_BYTES, OpenError, Opened, open, paste};
use stancemap::watch::{Silent, Stage, Watch};
use tempfile::TempDir;

const GOOD: &str = "Talks in Tbilisi\n\nOfficials from Georgia and Armenia met on Monday and agreed to meet again.\n";

/// A folder with one good article and `bad`, both opened.
fn beside_a_good_one(bad: &str, bytes: &[u8]) -> (TempDir, Opened) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("good.txt"), GOOD).expect("written");
    fs::write(folder.path().join(bad), bytes).expect("written");
    let opened = open(
        &[folder.path().join(bad), folder.path().join("good.txt")],
        &Silent,
    );
    (folder, opened)
}

fn check(name: &str, bytes: &[u8], says: &[&str], is: impl Fn(&OpenError) -> bool) {
    let (_folder, opened) = beside_a_good_one(name, bytes);
    assert_eq!(opened.articles.len(), 1, "the good one is read");
    assert_eq!(opened.refused.len(), 1);
    let reason = &opened.refused[0].reason;
    let message = reason.to_string();
    assert!(is(reason), "{message}");
    for words in says.iter().chain(&[name]) {
        assert!(message.contains(words), "{message} does not say {words}");
    }
}

#[test]
fn an_empty_file_is_refused() {
    check("empty.txt", b"", &["no text"], |e| {
        matches!(e, OpenError::Empty { .. })
    });
    check("blank.md", b" \r\n\t\n ", &["no text"], |e| {
        matches!(e, OpenError::Empty { .. })
    });
    check("mark.txt", "\u{feff}".as_bytes(), &["no text"], |e| {
        matches!(e, OpenError::Empty { .. })
    });
    check(
        "empty.html",
        b"<html><body><script>x()</script></body></html>",
        &["no text"],
        |e| matches!(e, OpenError::Empty { .. }),
    );
}

#[test]
fn a_file_of_200_megabytes_is_refused_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("huge.txt");
    fs::File::create(&path)
        .and_then(|file| file.set_len(200 << 20))
        .expect("made");
    let began = std::time::Instant::now();
    let opened = open(&[path], &Silent);
    assert!(
        matches!(opened.refused[0].reason, OpenError::TooLarge { n_bytes, .. } if n_bytes == 200 << 20)
    );
    assert!(
        opened.refused[0]
            .reason
            .to_string()
            .contains("200 MB is more than one article may have (64 MB)")
    );
    assert!(began.elapsed().as_secs() < 2);
    assert!(paste(&" ".repeat(MAX_ARTICLE_BYTES as usize + 1)).is_err());
}

#[test]
fn files_that_are_no_text_are_called_by_their_name() {
    check(
        "map.txt",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        &["a PNG picture"],
        |e| matches!(e, OpenError::Binary { .. }),
    );
    check(
        "paper.pdf",
        b"%PDF-1.7\n",
        &["a PDF document", ".txt"],
        |e| matches!(e, OpenError::Binary { .. }),
    );
    check(
        "letter.docx",
        b"PK\x03\x04\x14\0",
        &["office document"],
        |e| matches!(e, OpenError::Binary { .. }),
    );
    let noise: Vec<u8> = (0..4000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8)
        .collect();
    check("noise.txt", &noise, &["binary data"], |e| {
        matches!(e, OpenError::Binary { .. })
    });
    check("table.xyz", b"a,b,c", &["type"], |e| {
        matches!(e, OpenError::Unsupported(_))
    });
}

#[test]
fn a_missing_path_and_an_empty_folder_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("nowhere");
    fs::create_dir(folder.path().join("bare")).expect("made");
    fs::write(folder.path().join("bare/picture.png"), b"\x89PNG").expect("written");
    let opened = open(&[missing, folder.path().join("bare")], &Silent);
    assert!(matches!(opened.refused[0].reason, OpenError::Missing(_)));
    assert!(matches!(
        opened.refused[1].reason,
        OpenError::EmptyFolder(_)
    ));
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("secret.txt");
    fs::write(&path, GOOD).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("set");
    let is_superuser = fs::read(&path).is_ok();
    let opened = open(&[path], &Silent);
    if !is_superuser {
        assert!(matches!(opened.refused[0].reason, OpenError::Forbidden(_)));
    }
}

/// Takes each file away right before it is read.
struct Thief(PathBuf);

impl Watch for Thief {
    fn step(&self, _stage: Stage, _done: usize, _total: usize, what: &str) {
        if Path::new(what) == self.0 {
            fs::remove_file(&self.0).expect("removed");
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}

#[test]
fn a_file_that_vanishes_is_reported_and_the_rest_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.txt", "b.txt", "c.txt"] {
        fs::write(folder.path().join(name), format!("{name}. {GOOD}")).expect("written");
    }
    let opened = open(
        &[folder.path().to_path_buf()],
        &Thief(folder.path().join("b.txt")),
    );
    assert_eq!(opened.articles.len(), 2);
    assert!(
        matches!(&opened.refused[0].reason, OpenError::Vanished(path) if path.ends_with("b.txt"))
    );
}

#[test]
fn broken_pages_are_read_as_far_as_they_go() {
    let broken: [&str; 5] = [
        "<html><body><h1>Talks in Tbilisi<p>Officials from Georgia met <b>on <i>Monday</b> and agreed</i> to meet again",
        "<p>Officials from Georgia met on Monday</div></div></table><td>and agreed &nbsp;&bogus; to meet &#x110000; again",
        "<!DOCTYPE html><article><p>Officials from Georgia met on Monday <a href='x>and agreed</a></p><!-- to meet",
        "<html><head><title>Officials from Georgia met</title><body onload=<>Officials from Georgia met on Monday</body>",
        "Officials from Georgia met on Monday <<<>>> << / > and agreed",
    ];
    for page in broken {
        let (_folder, opened) = beside_a_good_one("broken.html", page.as_bytes());
        assert_eq!(opened.articles.len(), 2, "{page}: {:?}", opened.refused);
        assert!(
            opened.articles[0].text.contains("Georgia met"),
            "{}",
            opened.articles[0].text
        );
    }
}

/// Opens a page and gives its text.
fn read_page(page: &str) -> String {
    let (_folder, opened) = beside_a_good_one("page.html", page.as_bytes());
    assert_eq!(opened.articles.len(), 2, "{:?}", opened.refused);
    opened.articles[0].text.clone()
}

#[test]
fn a_page_nested_deeper_than_any_stack_is_read() {
    for (n, before, opens, closes) in [
        (100_000, "", "<div>", "</div>"),
        (100_000, "", "<div></p>", ""),
        (100_000, "", "<div><!--</div>-->", ""),
        (100_000, "", "<div title='</div>'>", ""),
        // What only a parser sees through, which takes its time.
        (20_000, "<svg>", "<td>", ""),
        (
            20_000,
            "",
            "<div><script><!--<script></script></div>--></script>",
            "",
        ),
    ] {
        let program = "<script>var one = 1;</script><style>p { color: red }</style>";
        let (deep, up) = (opens.repeat(n), closes.repeat(n));
        let page = format!("<html><body>{program}{before}{deep}Georgia agreed.{up}");
        let text = read_page(&page);
        assert!(text.contains("Georgia agreed."), "{opens}");
        assert!(!text.contains("var one"), "{opens}");
        assert!(!text.contains("color"), "{opens}");
    }
}

#[test]
fn a_page_with_a_long_script_is_no_deep_one() {
    let script = "for (i=0;i<e.length;i++) x[i]<y;\n".repeat(3000);
    let text = read_page(&format!(
        "<html><head><title>Talks</title><script>{script}</script></head><body><nav>Menu of ours</nav>\
         <article><h1>Talks in Tbilisi</h1><p>Officials from Georgia and Armenia met on Monday.</p></article></body></html>"
    ));
    assert!(text.starts_with("Talks in Tbilisi"), "{text:.200}");
    assert!(
        !text.contains("length") && !text.contains("Menu"),
        "{text:.200}"
    );
}

#[test]
fn random_bytes_and_cut_characters_never_panic() {
    let mut state = 7_u64;
    for n in 0..300_usize {
        let bytes: Vec<u8> = (0..n)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let byte = (state >> 33) as u8;
                if byte < 32 { b' ' } else { byte }
            })
            .collect();
        for name in ["x.txt", "x.md", "x.html"] {
            let _ = stancemap::text::open_bytes(Path::new(name), &bytes);
        }
    }
}

/// Stops the work at once.
struct Stopped;

impl Watch for Stopped {
    fn step(&self, _stage: Stage, _done: usize, _total: usize, _what: &str) {}

    fn cancelled(&self) -> bool {
        true
    }
}

#[test]
fn cancelling_stops_without_blame() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), GOOD).expect("written");
    let opened = open(&[folder.path().to_path_buf()], &Stopped);
    assert!(opened.articles.is_empty() && opened.refused.is_empty());
}
