create table if not exists bought (cart varchar(40) primary key);
