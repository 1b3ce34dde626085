//! Where the facts about places are read from: the set built into the program, or a user's folder in the same form.

use std::borrow::Cow;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::RegionError;

/// The built-in files by their name below `geodata/`; in the order of their names.
const BUILTIN: &[(&str, &str)] = &[
    ("cities.tsv", include_str!("../../geodata/cities.tsv")),
    ("cues.tsv", include_str!("../../geodata/cues.tsv")),
    ("lakes.geojson", include_str!("../../geodata/lakes.geojson")),
    ("map.json", include_str!("../../geodata/map.json")),
    ("names.tsv", include_str!("../../geodata/names.tsv")),
    (
        "regions.geojson",
        include_str!("../../geodata/regions.geojson"),
    ),
    (
        "worldviews/defacto.json",
        include_str!("../../geodata/worldviews/defacto.json"),
    ),
    (
        "worldviews/russia.json",
        include_str!("../../geodata/worldviews/russia.json"),
    ),
    (
        "worldviews/ukraine.json",
        include_str!("../../geodata/worldviews/ukraine.json"),
    ),
    (
        "worldviews/un.json",
        include_str!("../../geodata/worldviews/un.json"),
    ),
];

/// A set of files about places, in the form that geodata/README.md describes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Geodata {
    /// The set that is part of the program: the post-Soviet states within the world.
    #[default]
    Builtin,
    /// A folder of the user's.
    Folder(PathBuf),
}

impl Geodata {
    /// The bytes of one file, named by its path below the folder with `/` between parts, such as `worldviews/un.json`.
    ///
    /// # Errors
    /// `NoFolder` where the user's folder is missing, `Read` where the file is or cannot be read.
    pub fn read(&self, name: &str) -> Result<Cow<'static, [u8]>, RegionError> {
        match self {
            Geodata::Builtin => builtin(name).map(|text| Cow::Borrowed(text.as_bytes())),
            Geodata::Folder(folder) => read_below(folder, name).map(Cow::Owned),
        }
    }

    /// The same as text; none where the file is not UTF-8, which the built-in files are.
    ///
    /// # Errors
    /// As for `read`.
    pub fn read_text(&self, name: &str) -> Result<Option<Cow<'static, str>>, RegionError> {
        match self {
            Geodata::Builtin => builtin(name).map(|text| Some(Cow::Borrowed(text))),
            Geodata::Folder(folder) => {
                let text = String::from_utf8(read_below(folder, name)?);
                Ok(text.ok().map(Cow::Owned))
            }
        }
    }

    /// The names of the files that stand in one folder of the set and end with `.json`, in order; none where it is missing.
    ///
    /// # Errors
    /// `NoFolder` where the user's folder is missing, `Read` where it cannot be listed.
    pub fn list_json(&self, below: &str) -> Result<Vec<String>, RegionError> {
        let mut names = match self {
            Geodata::Builtin => list_builtin(below),
            Geodata::Folder(folder) => list_below(folder, below)?,
        };
        names.retain(|name| name.ends_with(".json"));
        names.sort();
        Ok(names)
    }

    /// The hash (BLAKE3, hexadecimal) of all files of the set with their names.
    ///
    /// # Errors
    /// As for `read`; a user's folder may lack the files that need not be there.
    pub fn hash(&self) -> Result<String, RegionError> {
        let mut hasher = blake3::Hasher::new();
        let known = BUILTIN.iter().map(|(name, _)| (*name).to_owned());
        let mut names: Vec<String> = known.filter(|name| !name.contains('/')).collect();
        names.extend(self.list_json("worldviews")?);
        for name in names {
            match self.read(&name) {
                Ok(bytes) => {
                    hasher.update(name.as_bytes());
                    hasher.update(&(bytes.len() as u64).to_le_bytes());
                    hasher.update(&bytes);
                }
                Err(RegionError::Read { source, .. }) if source.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(hasher.finalize().to_hex().to_string())
    }

    /// What to call a file of this set in a message: its path, or its name below the built-in `geodata/`.
    pub fn file_name(&self, name: &str) -> PathBuf {
        match self {
            Geodata::Builtin => Path::new("geodata").join(name),
            Geodata::Folder(folder) => folder.join(name),
        }
    }
}

fn builtin(name: &str) -> Result<&'static str, RegionError> {
    let found = BUILTIN.iter().find(|(known, _)| *known == name);
    found
        .map(|(_, text)| *text)
        .ok_or_else(|| RegionError::Read {
            file: Geodata::Builtin.file_name(name),
            source: ErrorKind::NotFound.into(),
        })
}

fn list_builtin(below: &str) -> Vec<String> {
    let inside = |name: &&str| {
        name.strip_prefix(below)
            .is_some_and(|rest| rest.starts_with('/'))
    };
    BUILTIN
        .iter()
        .map(|(name, _)| *name)
        .filter(inside)
        .map(str::to_owned)
        .collect()
}

fn read_below(folder: &Path, name: &str) -> Result<Vec<u8>, RegionError> {
    check_folder(folder)?;
    let file = folder.join(name);
    fs::read(&file).map_err(|source| RegionError::Read { file, source })
}

fn list_below(folder: &Path, below: &str) -> Result<Vec<String>, RegionError> {
    check_folder(folder)?;
    let inner = folder.join(below);
    if !inner.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = |source| RegionError::Read {
        file: inner.clone(),
        source,
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(&inner).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        names.push(format!("{below}/{}", name.to_string_lossy()));
    }
    Ok(names)
}

fn check_folder(folder: &Path) -> Result<(), RegionError> {
    if folder.is_dir() {
        return Ok(());
    }
    Err(RegionError::NoFolder {
        folder: folder.to_owned(),
    })
}
